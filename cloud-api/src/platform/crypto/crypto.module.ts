import { Global, Module } from '@nestjs/common';
import { Env } from '../../config';
import { BlindIndex } from './blind-index';
import { FieldCipher } from './field-cipher';

/** Keys of the installation, ready to inject. */
@Global()
@Module({
  providers: [
    { provide: FieldCipher, inject: [Env], useFactory: (env: Env) => new FieldCipher({ keys: env.fieldKeys, algorithm: env.fieldCipher }) },
    { provide: BlindIndex, inject: [Env], useFactory: (env: Env) => new BlindIndex(env.indexKey) },
  ],
  exports: [FieldCipher, BlindIndex],
})
export class CryptoModule {}
