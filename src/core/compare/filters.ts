import { itemsOf, type ComparedRow } from './compare';

/** Which rows of a comparison are shown. */
export type RowFilter = 'all' | 'shared' | 'unique' | 'weak' | 'apart';

/** All filters, in the order in which people see them. */
export const ROW_FILTERS: readonly RowFilter[] = ['all', 'shared', 'unique', 'weak', 'apart'];

/** Confidences that differ by so much are apart: blank and solid, shaky and instant. */
const APART = 2;

const FITS: Readonly<Record<RowFilter, (row: ComparedRow) => boolean>> = {
  all: () => true,
  shared: (row) => itemsOf(row).length > 1,
  unique: (row) => itemsOf(row).length === 1,
  weak: (row) => itemsOf(row).some(({ weak }) => weak),
  apart: (row) => {
    const rated = itemsOf(row).flatMap(({ confidence }) => confidence ?? []);
    return rated.length > 1 && Math.max(...rated) - Math.min(...rated) >= APART;
  },
};

/** Tells whether a row passes a filter. */
export const fits = (row: ComparedRow, filter: RowFilter): boolean => FITS[filter](row);

/** A filter of whatever was stored. */
export const repairFilter = (stored: unknown): RowFilter =>
  ROW_FILTERS.find((filter) => filter === stored) ?? 'all';
