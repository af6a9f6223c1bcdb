import { Injectable } from '@nestjs/common';
import type { DuesExplanation, DuesFacts } from '@xianfeng/shared-types';
import { FieldCipher } from '../../platform/crypto';

/** What a fixing keeps sealed: everything that tells the wage base. */
export interface SealedFixing {
  facts: DuesFacts;
  explanation: DuesExplanation;
}

const FIXING_COLUMN = 'dues_fixing.sealed';
const IMPORT_COLUMN = 'dues_fixing_import.sealed';

/** The only place where wage bases are in clear. */
@Injectable()
export class DuesVault {
  constructor(private readonly cipher: FieldCipher) {}

  seal(fixing: SealedFixing): string {
    return this.cipher.encrypt(JSON.stringify(fixing), FIXING_COLUMN);
  }

  open(sealed: string): SealedFixing {
    return JSON.parse(this.cipher.decrypt(sealed, FIXING_COLUMN)) as SealedFixing;
  }

  sealRows(rows: unknown): string {
    return this.cipher.encrypt(JSON.stringify(rows), IMPORT_COLUMN);
  }

  openRows<T>(sealed: string): T {
    return JSON.parse(this.cipher.decrypt(sealed, IMPORT_COLUMN)) as T;
  }
}
