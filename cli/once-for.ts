/** The same function, which does its work once for an object: many are answered with the same one. */
export function onceFor<Key extends object, Value>(work: (key: Key) => Value): (key: Key) => Value {
  const done = new WeakMap<Key, { value: Value }>();
  return (key) => {
    let known = done.get(key);
    if (!known) done.set(key, (known = { value: work(key) }));
    return known.value;
  };
}
