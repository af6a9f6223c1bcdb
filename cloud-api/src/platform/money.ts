import type { Fen } from '@xianfeng/shared-types';

/** `1234.50`, as people write yuan; by digits: no float ever holds it. */
export function yuan(fen: Fen): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** `12,345.67`, as books and papers write it. */
export const groupedYuan = (fen: Fen): string => yuan(fen).replace(/\B(?=(\d{3})+\.)/g, ',');
