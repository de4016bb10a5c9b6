/** A function that gives its last answer again while it is called with the same. */
export function remembered<Given extends readonly unknown[], Answer>(
  ask: (...given: Given) => Answer,
): (...given: Given) => Answer {
  let last: { given: Given; answer: Answer } | null = null;
  return (...given) => {
    if (!last?.given.every((each, index) => Object.is(each, given[index]))) last = { given, answer: ask(...given) };
    return last.answer;
  };
}
