import { expect } from '@open-wc/testing';
import { initialValues } from './fields.js';
import { settingFields, viewSettings } from './settings.js';
import { readLink, writeLink } from './view-link.js';
import { viewFields, type View } from './view.js';

const settings = initialValues(settingFields);
const view = initialValues(viewFields);

describe('a link to a view', () => {
  it('names the logbook alone where all is as at first', () => {
    expect(writeLink({ logbook: 'vit cifar', selected: 'newest', view, settings })).to.equal('logbook=vit+cifar');
  });

  it('says again all that was seen', () => {
    const seen: View = {
      ...view,
      panel: 'text',
      search: 'val/loss < 0.3 & tag:#1',
      searchIsRegex: true,
      sort: '-val/loss',
      closedGroups: ['group=a&b'],
      pinned: ['train/loss', 'π'],
      charts: { 'val/loss': { yScale: 'log', x: 'metric:train/tokens', height: 300 } },
      zoom: { step: [10, 20.5] },
      enlarged: 'val/loss',
    };
    const set = { ...settings, smoothing: 'ema' as const, weight: 0.9, theme: 'dark' as const };
    const link = readLink(`#${writeLink({ logbook: 'a#b', selected: ['x', 'y&z'], view: seen, settings: set })}`)!;
    expect(link.logbook).to.equal('a#b');
    expect(link.selected).to.deep.equal(['x', 'y&z']);
    expect({ ...view, ...link.view }).to.deep.equal(seen);
    // The theme is this browser's own.
    expect(link.settings).to.deep.equal({ ...initialValues(viewSettings), smoothing: 'ema', weight: 0.9 });
  });

  it('says of settings that it does not name that they are as at first', () => {
    expect(readLink('#logbook=a')!.settings).to.deep.equal(initialValues(viewSettings));
  });

  it('shows the newest where it selects nothing that can be read', () => {
    for (const selected of ['', '7', '{"a":1}', '["a",1]', '[']) {
      expect(readLink(`logbook=a&selected=${encodeURIComponent(selected)}`)!.selected).to.equal('newest');
    }
  });

  it('leaves out what it says wrongly', () => {
    const link = readLink('logbook=a&zoom={"step":[5,1],"time":[0,1]}&smoothing=magic&charts={"a":{"height":-1}}')!;
    expect(link.view).to.deep.equal({ zoom: { time: [0, 1] }, charts: {} });
    expect(link.settings.smoothing).to.equal('none');
  });

  it('is none without a logbook', () => {
    for (const fragment of ['', '#', '#top', '#selected=[]']) expect(readLink(fragment)).to.equal(null);
  });
});
