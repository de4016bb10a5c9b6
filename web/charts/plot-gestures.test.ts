import { expect } from '@open-wc/testing';
import type { GestureTarget } from './gesture-target.js';
import { PlotGestures } from './plot-gestures.js';

/** Gestures over a plot of 100 × 100 at 10, 10 in the window, and what they asked for. */
function gesturesOf(): { gestures: PlotGestures; asked: string[] } {
  const asked: string[] = [];
  const round = (values: readonly number[]): string => values.map((value) => Math.round(value * 100) / 100).join(' ');
  const target: GestureTarget = {
    hover: ({ left, top }) => asked.push(`hover ${round([left, top])}`),
    leave: () => asked.push('leave'),
    click: ({ left, top }) => asked.push(`click ${round([left, top])}`),
    brush: (range) => asked.push(range ? `brush ${round(range)}` : 'brush off'),
    select: (range) => asked.push(`select ${round(range)}`),
    grab: () => asked.push('grab'),
    pan: (by) => asked.push(`pan ${round([by])}`),
    pinch: (from, to) => asked.push(`pinch ${round([from, to])}`),
    zoom: (left, factor) => asked.push(`zoom ${round([left, factor])}`),
  };
  return { gestures: new PlotGestures(target, () => new DOMRect(10, 10, 100, 100)), asked };
}

const at = (type: string, left: number, more: PointerEventInit = {}): PointerEvent =>
  new PointerEvent(type, { clientX: 10 + left, clientY: 60, cancelable: true, pointerId: 1, ...more });

const moveTo = (left: number, more: PointerEventInit = {}): boolean => dispatchEvent(at('pointermove', left, more));
const lift = (left: number, more: PointerEventInit = {}): boolean => dispatchEvent(at('pointerup', left, more));

describe('a pointer over a plot', () => {
  it('drags a range with the first button', () => {
    const { gestures, asked } = gesturesOf();
    gestures.down(at('pointerdown', 20));
    moveTo(50);
    lift(300);
    expect(asked).to.deep.equal(['leave', 'grab', 'brush 20 50', 'brush off', 'select 20 100']);
  });

  for (const [how, more] of [
    ['with Shift', { button: 0, shiftKey: true }],
    ['with the middle button', { button: 1 }],
    ['with the right button', { button: 2 }],
  ] as const) {
    it(`pans ${how}, beyond the plot, too`, () => {
      const { gestures, asked } = gesturesOf();
      gestures.down(at('pointerdown', 20, more));
      moveTo(50);
      moveTo(-70);
      lift(-70);
      moveTo(0);
      expect(asked).to.deep.equal(['leave', 'grab', 'pan 30', 'pan -90', 'brush off']);
    });
  }

  it('opens no menu with the button that pans, and does not scroll with the middle one', () => {
    const { gestures } = gesturesOf();
    const menu = at('contextmenu', 20, { button: 2 });
    gestures.menu(menu);
    expect(menu.defaultPrevented).to.equal(true);
    const middle = at('pointerdown', 20, { button: 1 });
    gestures.down(middle);
    gestures.cancel();
    expect(middle.defaultPrevented).to.equal(true);
  });

  it('clicks where it did not move', () => {
    const { gestures, asked } = gesturesOf();
    gestures.down(at('pointerdown', 20));
    moveTo(22);
    lift(22);
    expect(asked).to.deep.equal(['click 22 50']);
  });
});

describe('a wheel over a plot', () => {
  const turn = (more: WheelEventInit): { event: WheelEvent; asked: string[] } => {
    const { gestures, asked } = gesturesOf();
    const event = new WheelEvent('wheel', { clientX: 60, clientY: 60, deltaY: -100, cancelable: true, ...more });
    gestures.wheel(event);
    return { event, asked };
  };

  it('zooms around the pointer with Ctrl or ⌘, in by turning up', () => {
    for (const key of [{ ctrlKey: true }, { metaKey: true }]) {
      const { event, asked } = turn(key);
      expect(asked).to.deep.equal(['zoom 50 0.66']);
      expect(event.defaultPrevented).to.equal(true);
    }
    expect(turn({ ctrlKey: true, deltaY: 10 }).asked).to.deep.equal(['zoom 50 1.07']);
  });

  it('leaves the page to scroll without', () => {
    const { event, asked } = turn({});
    expect(asked).to.deep.equal([]);
    expect(event.defaultPrevented).to.equal(false);
  });
});

describe('fingers over a plot', () => {
  const finger = (pointerId: number): PointerEventInit => ({ pointerType: 'touch', pointerId });

  it('move the crosshair along x, which stays until another place is touched', () => {
    const { gestures, asked } = gesturesOf();
    gestures.down(at('pointerdown', 20, finger(1)));
    moveTo(40, finger(1));
    lift(40, finger(1));
    gestures.leave(at('pointerleave', 40, finger(1)));
    expect(asked).to.deep.equal(['hover 40 50']);
    dispatchEvent(at('pointerdown', 400, finger(2)));
    expect(asked).to.deep.equal(['hover 40 50', 'leave']);
  });

  it('tap', () => {
    const { gestures, asked } = gesturesOf();
    gestures.down(at('pointerdown', 20, finger(1)));
    lift(20, finger(1));
    expect(asked).to.deep.equal(['click 20 50']);
    gestures.cancel();
  });

  it('pinch, two of them: what each touched stays below it', () => {
    const { gestures, asked } = gesturesOf();
    gestures.down(at('pointerdown', 40, finger(1)));
    gestures.down(at('pointerdown', 60, finger(2)));
    moveTo(30, finger(1));
    moveTo(70, finger(2));
    expect(asked.slice(0, 2)).to.deep.equal(['leave', 'grab']);
    expect(asked.at(-1)).to.equal('pinch 25 75');
    lift(30, finger(1));
    moveTo(20, finger(2));
    lift(20, finger(2));
    expect(asked.at(-1)).to.equal('pinch 25 75');
    gestures.cancel();
  });

  it('pan, two of them that move together', () => {
    const { gestures, asked } = gesturesOf();
    gestures.down(at('pointerdown', 40, finger(1)));
    gestures.down(at('pointerdown', 60, finger(2)));
    moveTo(70, finger(2));
    moveTo(50, finger(1));
    expect(asked.at(-1)).to.equal('pinch -10 90');
    gestures.cancel();
  });

  it('leave it to the page to scroll up and down', () => {
    const { gestures, asked } = gesturesOf();
    gestures.down(at('pointerdown', 20, finger(1)));
    dispatchEvent(at('pointercancel', 21, finger(1)));
    expect(asked).to.deep.equal([]);
    gestures.cancel();
  });
});
