/** Builds the browser host (main.js, main.css and what they load later) into a folder. */
export function buildHost(outDir: string): Promise<void>;

/** Builds the server into a folder and gives its module's file. */
export function buildServer(outDir: string): Promise<string>;
