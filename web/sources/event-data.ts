/**
 * Server-Sent Events: the data of those that each piece of the body completes, often of none. That something came is a
 * sign of life, too. Lines may end in any of the three ways that the standard knows.
 */
export async function* eventData(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string[]> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  let data: string[] = [];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      rest += value;
      // A carriage return at the end may be the first half of a line's end.
      const lines = rest.split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop() ?? '';
      const events: string[] = [];
      for (const line of lines) {
        if (line.startsWith('data:')) data.push(line.slice(5).replace(/^ /, ''));
        if (line !== '' || data.length === 0) continue;
        events.push(data.join('\n'));
        data = [];
      }
      yield events;
    }
  } finally {
    // Whoever stops listening does not leave the connection open.
    reader.cancel().catch(() => undefined);
  }
}
