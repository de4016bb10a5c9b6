/**
 * Asks a host.
 * @throws Error that carries the host's code in `name`; it is `host-unreachable` where nobody answers.
 */
export async function ask(url: string, request: RequestInit, signal?: AbortSignal): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { cache: 'no-store', ...request, signal: signal ?? null });
  } catch (error) {
    signal?.throwIfAborted();
    throw unreachable(error);
  }
  // 304: what was known still stands.
  if (response.ok || response.status === 304) return response;
  throw await refusal(response);
}

/** What the host says of why it does not answer. */
async function refusal(response: Response): Promise<Error> {
  const said = (await response.json().catch(() => null)) as { error?: { code?: string; message?: string } } | null;
  const message = said?.error?.message ?? `The host answered ${response.status}`;
  return named(said?.error?.code ?? 'host-error', message);
}

export function unreachable(cause: unknown): Error {
  return named('host-unreachable', 'The host does not answer', cause);
}

export function named(name: string, message: string, cause?: unknown): Error {
  const error = new Error(message, { cause });
  error.name = name;
  return error;
}
