import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { HttpError } from './requests';

export const TOKEN_HEADER = 'x-demo-token';

/** Names that a page served by us can carry; any other would be another site that resolves to this machine. */
const ownHosts = (port: number): string[] => [`127.0.0.1:${String(port)}`, `localhost:${String(port)}`];

/** Stops DNS rebinding: a foreign name that was made to point at 127.0.0.1 still shows in the Host header. */
export function checkHost(request: IncomingMessage, port: number): void {
  if (!ownHosts(port).includes(request.headers.host ?? '')) {
    throw new HttpError(403, 'This server answers only under its own name.');
  }
}

/** Lets only pages of this server in. Browsers set both headers themselves; a page cannot forge them. */
export function checkOrigin(request: IncomingMessage): void {
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (origin !== undefined) {
    if (origin === `http://${request.headers.host ?? ''}`) return;
  } else if (request.method === 'GET' && (site === 'same-origin' || site === 'none')) {
    return;
  }
  throw new HttpError(403, 'Requests from other origins are refused.');
}

export function checkToken(request: IncomingMessage, token: string): void {
  const given = Buffer.from(String(request.headers[TOKEN_HEADER] ?? ''));
  const expected = Buffer.from(token);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new HttpError(403, 'The token of this page is missing or from an earlier start; reload the page.');
  }
}
