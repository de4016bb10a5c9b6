import { expect } from '@open-wc/testing';
import { initialValues } from './fields.js';
import { settingFields, type Settings } from './settings.js';
import { smoothingOf } from './smoothing.js';

const settings = (patch: Partial<Settings>): Settings => ({ ...initialValues(settingFields), ...patch });

describe('smoothing', () => {
  it('asks for the method that was set, with its own amount', () => {
    expect(smoothingOf(settings({ smoothing: 'none' }), 'step')).to.equal(null);
    expect(smoothingOf(settings({ smoothing: 'ema', weight: 0.9 }), 'step')).to.deep.equal({
      method: 'ema',
      weight: 0.9,
    });
    expect(smoothingOf(settings({ smoothing: 'gaussian', sigma: 3 }), 'step')).to.deep.equal({
      method: 'gaussian',
      sigma: 3,
    });
    expect(smoothingOf(settings({ smoothing: 'mean', meanPoints: 5 }), 'step')).to.deep.equal({
      method: 'mean',
      points: 5,
    });
  });

  it('takes half lives in units of the axis', () => {
    const timed = settings({ smoothing: 'time-ema', halfLifeSteps: 7, halfLifeSeconds: 9 });
    expect(smoothingOf(timed, 'step')).to.deep.equal({ method: 'time-ema', halfLife: 7 });
    expect(smoothingOf(timed, 'time')).to.deep.equal({ method: 'time-ema', halfLife: 9 });
    expect(smoothingOf(timed, 'clock')).to.deep.equal({ method: 'time-ema', halfLife: 9 });
  });

  it('does not ask for what would change nothing', () => {
    expect(smoothingOf(settings({ smoothing: 'ema', weight: 0 }), 'step')).to.equal(null);
    expect(smoothingOf(settings({ smoothing: 'mean', meanPoints: 1 }), 'step')).to.equal(null);
  });
});
