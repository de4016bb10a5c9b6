import { regexFlags, type RegexQuestion } from './regex-texts.js';

/** Answers with 1 for each text that the expression is found in, and 0 for all others. */
addEventListener('message', ({ data: { source, texts } }: MessageEvent<RegexQuestion>) => {
  const expression = new RegExp(source, regexFlags);
  postMessage(Uint8Array.from(texts, (text) => (expression.test(text) ? 1 : 0)));
});
