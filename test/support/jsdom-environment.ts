import { TestEnvironment } from 'jest-environment-jsdom';
import { populateGlobal, type Environment } from 'vitest/runtime';

/** jsdom as jest-environment-jsdom sets it up, as an environment of vitest's. */
export default {
  name: 'jsdom',
  viteEnvironment: 'client',
  async setup(global: object) {
    const environment = new TestEnvironment(
      { globalConfig: {}, projectConfig: { testEnvironmentOptions: {} } } as never,
      { console, docblockPragmas: {}, testPath: '' },
    );
    await environment.setup();
    const { window } = environment.global as unknown as { window: Window & typeof globalThis };
    const { keys, originals } = populateGlobal(global, window, { bindFunctions: true });
    return {
      async teardown() {
        for (const key of keys) Reflect.deleteProperty(global, key);
        for (const [key, value] of originals) Reflect.set(global, key, value);
        await environment.teardown();
      },
    };
  },
} satisfies Environment;
