import { expect } from '@open-wc/testing';
import { settingFields } from '../../state/settings.js';
import { smoothingMethods } from '../../state/settings.js';
import { smoothingAmount } from './smoothing-amount.js';

const amounts = smoothingMethods.flatMap((smoothing) =>
  (['step', 'time'] as const).map((x) => ({ smoothing, x, amount: smoothingAmount({ smoothing, x }) })),
);

describe('the amount of a smoothing', () => {
  it('is none without smoothing, and a half-life in the unit of x', () => {
    for (const { smoothing, x, amount } of amounts) {
      if (smoothing === 'none') expect(amount).to.equal(null);
      if (smoothing === 'time-ema') expect(amount!.field).to.equal(x === 'step' ? 'halfLifeSteps' : 'halfLifeSeconds');
    }
    expect(smoothingAmount({ smoothing: 'time-ema', x: 'step' })!.words(1200)).to.equal('1,200 steps');
    expect(smoothingAmount({ smoothing: 'time-ema', x: 'clock' })!.words(60)).to.equal('1 min');
    expect(smoothingAmount({ smoothing: 'mean', x: 'step' })!.words(1)).to.equal('1 point');
  });

  it('is a value that can be kept, wherever the slider stands, and grows with it', () => {
    for (const { amount } of amounts) {
      if (!amount) continue;
      let before = -Infinity;
      for (let place = 0; place <= amount.end + 1e-9; place += 0.01) {
        const value = amount.value(Math.min(place, amount.end));
        const field = settingFields[amount.field];
        expect(field.read(field.write(value)), `${amount.field} at ${place}`).to.equal(value);
        expect(value).to.be.at.least(before);
        before = value;
      }
    }
  });

  it('puts the slider where its value is', () => {
    for (const { amount } of amounts) {
      if (!amount) continue;
      for (const place of [0, amount.end / 2, amount.end]) {
        const value = amount.value(place);
        expect(amount.value(amount.place(value))).to.equal(value);
      }
    }
  });
});
