const waiting = new Set<() => void>();
let frame = 0;

/** Runs a chart's drawing in the next frame, together with all others; asked for twice, it runs once. */
export function redrawSoon(draw: () => void): void {
  waiting.add(draw);
  frame ||= requestAnimationFrame(drawAll);
}

/** Takes back what `redrawSoon` was asked for. */
export function cancelRedraw(draw: () => void): void {
  waiting.delete(draw);
}

function drawAll(): void {
  frame = 0;
  const draws = [...waiting];
  waiting.clear();
  for (const draw of draws) draw();
}
