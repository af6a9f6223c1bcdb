import { prefixEnd, type SqlParam } from '../../database';
import { normalisePhone } from '../../platform/crypto';

interface Hashes {
  idNumberHash(text: string): string;
  phoneHash(text: string): string;
}

/**
 * One box for everything: a full ID number or phone is looked up by keyed hash (parts of them can't be searched),
 * letters are pinyin or its initials, the rest is part of a name.
 */
export function searchCondition(text: string, hashes: Hashes): { sql: string; params: SqlParam[] } {
  const q = text.normalize('NFKC').trim();
  if (/^\d{17}[\dXx]$/.test(q)) return { sql: 'm.idNumberHash = ?', params: [hashes.idNumberHash(q)] };
  if (/^[\d\s+-]{11,16}$/.test(q) && normalisePhone(q).length === 11) return { sql: 'm.phoneHash = ?', params: [hashes.phoneHash(q)] };
  return nameCondition(q);
}

/** Letters are pinyin or its initials, the rest is part of a name. */
export function nameCondition(text: string): { sql: string; params: SqlParam[] } {
  const q = text.normalize('NFKC').trim();
  if (/^[A-Za-z ]+$/.test(q)) {
    const letters = q.toLowerCase().replaceAll(' ', '');
    const sql = "((m.initials >= ? AND m.initials < ?) OR REPLACE(m.sortKey, ' ', '') LIKE ? OR m.name LIKE ? ESCAPE '!')";
    return { sql, params: [letters, prefixEnd(letters), `${letters}%`, `%${escapeLike(q)}%`] };
  }
  return { sql: "m.name LIKE ? ESCAPE '!'", params: [`%${escapeLike(q)}%`] };
}

const escapeLike = (text: string): string => text.replace(/[!%_]/g, (c) => `!${c}`);
