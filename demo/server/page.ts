/**
 * What the page may do. Scripts come from this server only; `blob:` is how the host runs the plugin's main.js, so that
 * nothing needs `eval`. Styles may stand in the page because mermaid and the plugin set them there.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self' blob:",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`);

/** The one page; everything else is drawn by the host's script. */
export function pageHtml(token: string, vaultName: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
    <meta name="demo-token" content="${escapeHtml(token)}" />
    <meta name="demo-vault" content="${escapeHtml(vaultName)}" />
    <title>${escapeHtml(vaultName)} – Interview Drill demo</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/host/main.css" />
    <script type="module" src="/host/main.js"></script>
  </head>
  <body class="theme-light"></body>
</html>
`;
}
