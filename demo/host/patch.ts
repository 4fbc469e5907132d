type Methods<T> = { [K in keyof T]?: T[K] } & Record<string, unknown>;

/**
 * Replaces methods of a class of the mocks for every instance, also of the plugin's subclasses: the classes that the
 * plugin extends are these, so that subclassing them here would not reach it. X is what a patch adds to instances.
 */
export function patch<T extends object, X = unknown>(
  type: { prototype: T },
  methods: Methods<T> & ThisType<T & X>,
): void {
  Object.assign(type.prototype, methods);
}

/** Methods whose types differ from the declared ones, or that the declarations of the app do not know at all. */
export type LooseMethods<T> = Record<string, (this: T, ...args: never[]) => unknown>;

/** Replaces methods of the mocks, and overloads that the host only serves in part. */
export function patchLoosely(type: { prototype: object }, methods: LooseMethods<never>): void {
  Object.assign(type.prototype, methods);
}
