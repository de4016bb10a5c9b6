import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

/**
 * Collects what no page of ours may do: write an error to the console (a refusal by the content security policy is
 * one, too), throw, or ask for anything beyond its own origin.
 */
export class Trouble {
  readonly seen: string[] = [];
  readonly #origin: string;

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** Fails where the page did one of these things. */
  assertNone(): void {
    assert.deepEqual(this.seen, []);
  }

  console(type: string, text: string): void {
    if (type === 'error') this.seen.push(`console: ${text}`);
  }

  thrown(error: unknown): void {
    this.seen.push(`thrown: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }

  request(url: string): void {
    const { origin, protocol } = new URL(url);
    if (origin !== this.#origin && protocol !== 'data:') this.seen.push(`request: ${url}`);
  }
}

/** Starts collecting on a page of Chromium, before it goes anywhere. */
export function watchForTrouble(page: Page, origin: string): Trouble {
  const trouble = new Trouble(origin);
  page.on('console', (message) => trouble.console(message.type(), message.text()));
  page.on('pageerror', (error) => trouble.thrown(error));
  page.on('request', (request) => trouble.request(request.url()));
  return trouble;
}
