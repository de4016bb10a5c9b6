import { expect } from '@open-wc/testing';
import {
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  parse,
  wcagContrast,
  type Color,
} from 'culori';
import palettes from '../styles/palettes.css?inline';
import tokens from '../styles/tokens.css?inline';
import { seriesColor, type Palette } from './palette.js';

const root = document.documentElement;
const sight = {
  'all colours': (color: Color): Color => color,
  'no red': filterDeficiencyProt(1),
  'no green': filterDeficiencyDeuter(1),
  'no blue': filterDeficiencyTrit(1),
};

/** How far two colours of a palette are from each other at least, CIEDE2000; more of them lie nearer. */
const leastDistance: { readonly [Name in Palette]: { [Sight in keyof typeof sight]: number } } = {
  standard: { 'all colours': 12, 'no red': 8, 'no green': 3.5, 'no blue': 8 },
  'okabe-ito': { 'all colours': 9, 'no red': 9, 'no green': 9, 'no blue': 9 },
  'tol-muted': { 'all colours': 10, 'no red': 10, 'no green': 10, 'no blue': 10 },
};

const token = (name: string): string => getComputedStyle(root).getPropertyValue(name).trim();

/** The colours that experiments get, until the first comes again. */
function colorsOf(palette: Palette): string[] {
  const names = Array.from({ length: 24 }, (_, i) => seriesColor({ annotation: null }, i, palette));
  return [...new Set(names)].map((name) => token(name.slice('var('.length, -1)));
}

describe('the palettes', () => {
  const style = document.createElement('style');
  style.textContent = tokens + palettes;
  before(() => document.head.append(style));
  after(() => {
    style.remove();
    delete root.dataset['theme'];
    delete root.dataset['palette'];
  });

  for (const palette of Object.keys(leastDistance) as Palette[]) {
    for (const theme of ['light', 'dark']) {
      describe(`${palette}, ${theme}`, () => {
        beforeEach(() => Object.assign(root.dataset, { theme, palette }));

        it('stands out from cards and selected rows', () => {
          for (const surface of ['--surface-card', '--surface-selected']) {
            for (const color of colorsOf(palette)) {
              expect(wcagContrast(color, token(surface)), `${color} on ${surface}`).to.be.at.least(3);
            }
          }
        });

        for (const [name, see] of Object.entries(sight) as [keyof typeof sight, (color: Color) => Color][]) {
          it(`has colours that are apart for who sees ${name}`, () => {
            const seen = colorsOf(palette).map((color) => see(parse(color)!));
            const distance = differenceCiede2000();
            seen.forEach((one, i) => {
              for (const other of seen.slice(i + 1)) {
                expect(distance(one, other)).to.be.at.least(leastDistance[palette][name]);
              }
            });
          });
        }
      });
    }
  }

  it('give as many colours as they have', () => {
    const counts = (Object.keys(leastDistance) as Palette[]).map((palette) => {
      root.dataset['palette'] = palette;
      const colors = colorsOf(palette);
      expect(new Set(colors).size).to.equal(colors.length);
      return colors.length;
    });
    expect(counts).to.deep.equal([12, 8, 9]);
  });
});
