import type { Random } from './random.js';

/** A point in the plane and which of the two spirals it lies on. */
export interface Sample {
  input: [x: number, y: number];
  label: 0 | 1;
}

/** Two spirals wound into each other one and a half times, with noise: no straight line tells them apart. */
export function twoSpirals(count: number, random: Random): Sample[] {
  return Array.from({ length: count }, (_, index) => {
    const label = (index % 2) as 0 | 1;
    const radius = 0.05 + 0.95 * Math.sqrt(random.uniform());
    const angle = radius * 3 * Math.PI + label * Math.PI;
    const noise = 0.05;
    return {
      input: [radius * Math.cos(angle) + noise * random.normal(), radius * Math.sin(angle) + noise * random.normal()],
      label,
    };
  });
}
