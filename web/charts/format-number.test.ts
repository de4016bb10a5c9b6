import { expect } from '@open-wc/testing';
import { formatDuration, formatTimeTick } from './format-duration.js';
import { formatStep, formatTick, formatValue } from './format-number.js';

describe('formatValue', () => {
  const table: [value: number, text: string][] = [
    [0, '0'],
    [-0, '0'],
    [1, '1'],
    [0.28714, '0.2871'],
    [0.354, '0.354'],
    [-1.5, '−1.5'],
    [0.01, '0.01'],
    [0.0099999, '0.01'],
    [0.0052, '5.2e−3'],
    [5.9e-6, '5.9e−6'],
    [-5.9e-6, '−5.9e−6'],
    [123.456, '123.5'],
    [999.96, '1,000'],
    [18240, '18,240'],
    [18240.6, '18,241'],
    [12345678, '1.235e7'],
    [1.7e308, '1.7e308'],
    [5e-324, '4.941e−324'],
    [NaN, 'NaN'],
    [Infinity, '∞'],
    [-Infinity, '−∞'],
  ];
  for (const [value, text] of table) it(`prints ${value} as ${text}`, () => expect(formatValue(value)).to.equal(text));
});

describe('formatStep', () => {
  const table: [step: number, text: string][] = [
    [0, '0'],
    [12400, '12,400'],
    [-3, '−3'],
    [1234567.25, '1,234,567'],
    [12.5, '12.5'],
    [1e25, '1e25'],
    [-1e25, '−1e25'],
    [0.00001, '1e−5'],
  ];
  for (const [step, text] of table) it(`prints ${step} as ${text}`, () => expect(formatStep(step)).to.equal(text));
});

describe('formatTick', () => {
  const table: [value: number, step: number, largest: number, text: string][] = [
    [0, 5000, 20000, '0'],
    [20000, 5000, 20000, '20k'],
    [500, 500, 2000, '0.5k'],
    [1, 0.2, 1, '1'],
    [0.8, 0.2, 1, '0.8'],
    [-0.4, 0.2, 1, '−0.4'],
    [3e-4, 3e-4, 9e-4, '3e−4'],
    [0.003, 0.003, 0.012, '0.003'],
    [1500000, 500000, 2000000, '1.5M'],
    [12345700, 100, 12345900, '12,345,700'],
    [1000.0012, 0.0001, 1000.0013, '1000.0012'],
    [1.2e25, 1e24, 2e25, '1.2e25'],
  ];
  for (const [value, step, largest, text] of table) {
    it(`prints ${value} in steps of ${step} as ${text}`, () => expect(formatTick(value, step, largest)).to.equal(text));
  }
});

describe('formatDuration', () => {
  const table: [seconds: number, text: string][] = [
    [0, '0 s'],
    [0.25, '0.25 s'],
    [45.2, '45 s'],
    [125, '2 min 05 s'],
    [6720, '1 h 52 min'],
    [3600, '1 h'],
    [3599.7, '1 h'],
    [273600, '3 d 04 h'],
    [-90, '−1 min 30 s'],
  ];
  for (const [seconds, text] of table)
    it(`prints ${seconds} as ${text}`, () => expect(formatDuration(seconds)).to.equal(text));
});

describe('formatTimeTick', () => {
  const table: [seconds: number, step: number, largest: number, text: string][] = [
    [0, 1800, 7200, '0'],
    [3600, 3600, 7200, '1 h'],
    [1800, 1800, 9000, '0.5 h'],
    [1800, 600, 3000, '30 min'],
    [45, 15, 45, '45 s'],
    [7500, 300, 7800, '2 h 05 min'],
    [172800, 86400, 172800, '2 d'],
    [0.5, 0.5, 1, '0.5 s'],
  ];
  for (const [seconds, step, largest, text] of table) {
    it(`prints ${seconds} in steps of ${step} as ${text}`, () =>
      expect(formatTimeTick(seconds, step, largest)).to.equal(text));
  }
});
