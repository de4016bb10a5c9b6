/** What a DOMException of this name stands for; any other error is thrown on. */
export function where<Value>(name: string, value: Value): (error: unknown) => Value {
  return (error) => {
    if (isNamed(error, name)) return value;
    throw error;
  };
}

export function isNamed(error: unknown, ...names: string[]): boolean {
  return error instanceof Error && names.includes(error.name);
}
