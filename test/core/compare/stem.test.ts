import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCommon } from '../../../src/core/compare/common-words';
import { plainWord, stemOf } from '../../../src/core/compare/stem';
import { isStopWord } from '../../../src/core/compare/stop-words';

const stem = (word: string): string => stemOf(plainWord(word));

describe('the stem of a word', () => {
  it.each([
    ['join joins joined joining'],
    ['test tests tested testing'],
    ['lock locks locked locking'],
    ['index indexes indexed indexing'],
    ['cache caches cached caching'],
    ['thread threads threading'],
    ['shard shards sharding sharded'],
    ['event events'],
    ['payment payments'],
    ['component components'],
    ['deployment deployments'],
    ['class classes'],
    ['process processes processed processing'],
    ['address addresses'],
    ['query queries'],
    ['index Index INDEX'],
    ['closure closures'],
    ['isolation isolated'],
    ['transaction transactions'],
    ['Prüfung Prüfungen'],
    ['Tabelle Tabellen'],
    ['Abfrage Abfragen'],
    ['Größe GRÖSSE grösse'],
    ['Straße STRASSE'],
    ['factura facturas'],
    ['versión versiones'],
    ['cliente clientes'],
    ['fonction fonctions'],
    ['clé clés'],
    ['индекс индексы индексов индексами индексе'],
    ['база базы базу базе базой'],
    ['запрос запроса запросы запросов запросами'],
    ['ёлка елка'],
    ['ﬁle file'],
  ])('is one for %s', (forms) => {
    expect(new Set(forms.split(' ').map(stem)).size, forms.split(' ').map(stem).join(' ')).toBe(1);
  });

  it.each([
    ['lock log loop'],
    ['thread threshold'],
    ['stack stage'],
    ['commit common'],
    ['proxy process'],
    ['class clay'],
    ['table tag'],
    ['primary foreign'],
    ['индекс индукция'],
    ['C C++ C#'],
    ['が か'],
  ])('differs for each of %s', (words) => {
    const all = words.split(' ');
    expect(new Set(all.map(stem)).size, all.map(stem).join(' ')).toBe(all.length);
  });

  it('is never empty, and keeps short words as they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }), (word) => {
        expect(stemOf(word)).not.toBe('');
      }),
    );
    expect(['api', 'sql', 'es', 'ing', 's'].map(stem)).toEqual(['api', 'sql', 'es', 'ing', 's']);
  });

  it('is the same for each form of letters', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'ü', 'é', 'ñ', 'ß', 'х', 'ё', 'e'), maxLength: 12 });
    fc.assert(
      fc.property(word, (text) => {
        expect(stem(text.normalize('NFD'))).toBe(stem(text.normalize('NFC')));
        expect(stem(text.toUpperCase())).toBe(stem(text));
      }),
    );
  });
});

describe('words that say little', () => {
  it.each(['what', 'difference', 'between', 'unterschied', 'diferencia', 'quelle', 'между', 'zwischen'])(
    'hold a question together: %s',
    (word) => {
      expect(isStopWord(plainWord(word))).toBe(true);
    },
  );

  it.each(['closure', 'mutex', 'index', 'c++', 'go', 'join', 'sperre', 'índice', 'индекс', '索引'])(
    'are not %s, which is a subject, but for the verb',
    (word) => {
      expect(isStopWord(plainWord(word))).toBe(word === 'go');
    },
  );

  it('stand in answers to anything, in each of their forms', () => {
    for (const word of [
      'problem',
      'problems',
      'helping',
      'results',
      'Beispiel',
      'Probleme',
      'persona',
      'проблема',
    ])
      expect(isCommon(stem(word)), word).toBe(true);
    for (const word of ['closure', 'kubernetes', 'mutex', 'hydration', 'Dekubitus', 'hipoteca'])
      expect(isCommon(stem(word)), word).toBe(false);
  });
});
