import type { Fen } from '@xianfeng/shared-types';
import { PayContentError } from '../payloads';

const YUAN = /^(-?)(\d+)(?:\.(\d+))?$/;
const FEN_DIGITS = 2;

/** `12.34000` of a bill in 分, by digits: no float ever holds it. What is below a 分 is rounded half away from zero. */
export function fenOf(yuan: string): Fen {
  const [, sign, whole, decimals = ''] = YUAN.exec(yuan.trim()) ?? fail(yuan);
  const fen = Number(whole + decimals.slice(0, FEN_DIGITS).padEnd(FEN_DIGITS, '0')) + (decimals[FEN_DIGITS] >= '5' ? 1 : 0);
  if (!Number.isSafeInteger(fen)) fail(yuan);
  return sign && fen ? -fen : fen;
}

function fail(value: string): never {
  throw new PayContentError(`“${value}”不是金额`);
}
