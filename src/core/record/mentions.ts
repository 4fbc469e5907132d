/**
 * Whether a text may have a property of a name, quoted or not, however broken its properties are. It may be wrong where
 * the name is the last word of another one.
 */
export function mentionsProperty(text: string, name: string): boolean {
  const literal = name.replace(/[^\p{L}\p{M}\p{N}]/gu, '\\$&');
  return new RegExp(`(?:^|[\\s{,"'])${literal}["']?[ \\t]*:`).test(text);
}
