import { Injectable } from '@nestjs/common';
import type { MemberSecrets, SensitiveMemberField } from '@xianfeng/shared-types';
import { BlindIndex, FieldCipher, maskIdNumber, maskPhone } from '../../platform/crypto';

/** The encrypted columns of a member as stored. */
export interface SealedSecrets {
  idNumber: string;
  idNumberHash: string;
  phone: string | null;
  phoneHash: string | null;
  landline: string | null;
  address: string | null;
}

type Stored = Pick<SealedSecrets, SensitiveMemberField>;

/** Seals and opens the sensitive fields; the only place where they are in clear. */
@Injectable()
export class MemberVault {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly index: BlindIndex,
  ) {}

  /** @param idNumberHash of the number, where it is known already. */
  seal(secrets: MemberSecrets, idNumberHash = this.idNumberHash(secrets.idNumber)): SealedSecrets {
    return {
      idNumber: this.encrypt('idNumber', secrets.idNumber)!,
      idNumberHash,
      phone: this.encrypt('phone', secrets.phone),
      phoneHash: secrets.phone ? this.phoneHash(secrets.phone) : null,
      landline: this.encrypt('landline', secrets.landline),
      address: this.encrypt('address', secrets.address),
    };
  }

  open(stored: Stored): MemberSecrets {
    return {
      idNumber: this.decrypt('idNumber', stored.idNumber)!,
      phone: this.decrypt('phone', stored.phone),
      landline: this.decrypt('landline', stored.landline),
      address: this.decrypt('address', stored.address),
    };
  }

  masked(stored: Stored): { maskedIdNumber: string; maskedPhone: string | null; maskedLandline: string | null; maskedAddress: string | null } {
    const { idNumber, phone, landline, address } = this.open(stored);
    return {
      maskedIdNumber: maskIdNumber(idNumber),
      maskedPhone: phone && maskPhone(phone),
      maskedLandline: landline && maskPhone(landline),
      maskedAddress: address && maskAddress(address),
    };
  }

  maskedPhone(stored: string | null): string | null {
    const phone = this.decrypt('phone', stored);
    return phone && maskPhone(phone);
  }

  idNumberHash(idNumber: string): string {
    return this.index.of('id-number', idNumber);
  }

  phoneHash(phone: string): string {
    return this.index.of('phone', phone);
  }

  private encrypt(field: SensitiveMemberField, plain: string | null): string | null {
    return plain ? this.cipher.encrypt(plain, `member.${field}`) : null;
  }

  private decrypt(field: SensitiveMemberField, stored: string | null): string | null {
    return stored === null ? null : this.cipher.decrypt(stored, `member.${field}`);
  }
}

/** The district stays readable, the door doesn't: first six characters. */
export function maskAddress(address: string): string {
  return [...address].slice(0, 6).join('') + '****';
}
