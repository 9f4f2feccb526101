/**
 * What the add-in's pages may load and where they may connect: our own files and Microsoft's library,
 * nothing else. The pages send nothing themselves; a test forbids network calls in our sources.
 *
 * Microsoft's library opens a hidden frame for its telemetry (telemetryservice.firstpartyapps.oaspapps.com);
 * there is no frame-src for it on purpose, and the library works without.
 *
 * Styles need 'unsafe-inline': Fluent UI and Excel on the web both add style elements. `frame-ancestors`
 * cannot stand in a meta element, and Excel on the web frames the page from hosts that Microsoft does not
 * list, so it is left to the server (docs/DEPLOYMENT.md).
 */
export function policy(localOffice: boolean): string {
  const office = localOffice ? [] : ["https://appsforoffice.microsoft.com"];
  const directives: Record<string, readonly string[]> = {
    "default-src": ["'none'"],
    "script-src": ["'self'", ...office],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    // The library asks its own server for details of the host; our code opens no connection.
    "connect-src": localOffice ? ["'self'"] : office,
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(" ")}`)
    .join("; ");
}
