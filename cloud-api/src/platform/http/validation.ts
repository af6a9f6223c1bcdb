import { type ArgumentMetadata, type Type, ValidationPipe, type ValidationError } from '@nestjs/common';
import type { FieldError } from '@xianfeng/shared-types';
import { Problem } from './problem';
import { rememberRules } from './validation-rules';

function flatten(errors: ValidationError[], parent = ''): FieldError[] {
  return errors.flatMap((error) => {
    const path = parent ? `${parent}.${error.property}` : error.property;
    const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
      path,
      message: rule === 'whitelistValidation' ? '不支持的字段，请删除' : message,
    }));
    return [...own, ...flatten(error.children ?? [], path)];
  });
}

/** Checks an empty query once a class: most requests have one, and its check took a small request a twenty-fifth of its time. */
class RequestValidation extends ValidationPipe {
  private readonly mayBeEmpty = new WeakSet<Type>();

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const { type, data, metatype } = metadata;
    const isEmptyQuery = type === 'query' && data === undefined && metatype && Object.keys(value as object).length === 0;
    if (!isEmptyQuery) return super.transform(value, metadata);
    if (this.mayBeEmpty.has(metatype)) return new metatype();
    const query: unknown = await super.transform(value, metadata);
    this.mayBeEmpty.add(metatype);
    return query;
  }
}

/** Unknown fields are refused, so that a misspelt one is never ignored in silence. */
export function validationPipe(): ValidationPipe {
  rememberRules();
  return new RequestValidation({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) => new Problem('request.invalid', { errors: flatten(errors) }),
  });
}
