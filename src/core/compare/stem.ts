/** Other names that people of the field write for one thing. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['k8s', 'kubernetes'],
  ['db', 'database'],
  ['dbs', 'database'],
  ['rdbms', 'database'],
  ['js', 'javascript'],
  ['ts', 'typescript'],
  ['py', 'python'],
  ['golang', 'go'],
  ['postgres', 'postgresql'],
  ['pg', 'postgresql'],
  ['auth', 'authentication'],
  ['authn', 'authentication'],
  ['authz', 'authorization'],
  ['perf', 'performance'],
  ['repo', 'repository'],
  ['env', 'environment'],
  ['config', 'configuration'],
  ['prod', 'production'],
  ['infra', 'infrastructure'],
  ['ml', 'machinelearning'],
  ['nn', 'neuralnetwork'],
  ['fn', 'function'],
  ['func', 'function'],
  ['def', 'function'],
  ['async', 'asynchronous'],
  ['sync', 'synchronous'],
  ['a11y', 'accessibility'],
  ['i18n', 'internationalization'],
  ['l10n', 'localization'],
  ['1st', 'first'],
  ['mgr', 'manager'],
  ['dept', 'department'],
  ['rls', 'rowlevelsecurity'],
]);

/** Endings of European languages, without accents and without the `s` of a plural, the longest first. */
const ENDINGS: readonly string[] = [
  ...['ingly', 'edly', 'ied', 'ing', 'ely', 'est', 'ed', 'er', 'or', 'ly', 'e', 'y'],
  ...['ungen', 'ung', 'eten', 'ten', 'ern', 'en', 'em', 'et', 'n', 't'],
  ...['ione', 'ion', 'ado', 'ada', 'ando', 'iendo', 'amo', 'ar', 'ir', 'an', 'o', 'a', 'i'],
  ...['ement', 'euse', 'eur', 'ee', 'ez', 'ent'],
  ...[
    'ами',
    'ями',
    'ого',
    'его',
    'ому',
    'ему',
    'ыми',
    'ими',
    'ешь',
    'ать',
    'ять',
    'ить',
    'еть',
    'ает',
    'яет',
    'ет',
    'ют',
  ],
  ...[
    'ут',
    'ит',
    'ов',
    'ев',
    'ам',
    'ям',
    'ах',
    'ях',
    'ой',
    'ей',
    'ый',
    'ий',
    'ая',
    'яя',
    'ое',
    'ее',
    'ые',
    'ие',
    'ом',
  ],
  ...['ем', 'ую', 'юю', 'а', 'я', 'ы', 'и', 'о', 'е', 'у', 'ю', 'ь'],
].sort((a, b) => b.length - a.length);

/** Letters that must be left when an ending is taken off. */
const SHORTEST = 3;
/** Many short words of themselves end in these, which are endings only of longer ones: "join", "test". */
const SHORTEST_WITH: ReadonlyMap<string, number> = new Map([
  ['n', 4],
  ['t', 4],
]);

/** Letters of a long word that stand for all its forms: what follows is mostly grammar. */
const LONGEST = 7;

const LAST_ASCII = 127;

const isAscii = (word: string): boolean => {
  for (let at = 0; at < word.length; at += 1) if (word.charCodeAt(at) > LAST_ASCII) return false;
  return true;
};

/** A word in lower case and without accents; scripts whose marks are letters of their own keep them. */
export function plainWord(word: string): string {
  const lower = word.toLowerCase();
  if (isAscii(lower)) return lower;
  const compatible = lower.normalize('NFKC').replace(/ß/g, 'ss');
  return /^[\p{Script=Latin}\p{Script=Greek}\p{M}\p{N}]+$/u.test(compatible)
    ? compatible.normalize('NFD').replace(/\p{M}+/gu, '')
    : compatible.replace(/ё/g, 'е');
}

/**
 * What the forms of one word have in common: the `s` of a plural and then an ending are taken off, so that both forms lose
 * the same ("payments", "payment"), and of a long word the first letters are kept, which serves many languages about as well
 * as a stemmer for each.
 * Source: P. McNamee, J. Mayfield: Character N-Gram Tokenization for European Language Text Retrieval, 2004, section 3.
 * @param word as {@link plainWord} gives it
 */
export function stemOf(word: string): string {
  const name = singular(ALIASES.get(word) ?? word);
  const ending = ENDINGS.find(
    (each) => name.length - each.length >= (SHORTEST_WITH.get(each) ?? SHORTEST) && name.endsWith(each),
  );
  return (ending === undefined ? name : name.slice(0, -ending.length)).slice(0, LONGEST);
}

function singular(word: string): string {
  if (word.length <= SHORTEST || !word.endsWith('s') || word.endsWith('ss')) return word;
  return word.length > SHORTEST + 1 && word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.slice(0, -1);
}
