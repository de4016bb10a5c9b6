import { expect } from '@open-wc/testing';
import { fileName } from './file-name.js';

describe('the name of a file', () => {
  for (const [logbook, metric, name] of [
    ['vit-cifar100', 'val/loss', 'vit-cifar100 val-loss.csv'],
    ['../../etc', '/passwd', 'etc passwd.csv'],
    ['C:\\logs', 'a<b>:"c"|d?*', 'C-logs a-b-c-d.csv'],
    ['logs', 'Verlust (mittel) ü', 'logs Verlust (mittel) ü.csv'],
    ['', '', 'microtrax.csv'],
    ['con', '', 'microtrax con.csv'],
    ['.hidden', 'a\nb\0c', 'hidden a-b-c.csv'],
  ] as const) {
    it(`of ${JSON.stringify(metric)} in ${JSON.stringify(logbook)} is ${name}`, () =>
      expect(fileName(logbook, metric, 'csv')).to.equal(name));
  }

  it('is short enough for every system', () => {
    expect(fileName('x'.repeat(500), 'y'.repeat(500), 'csv').length).to.be.at.most(128);
  });
});
