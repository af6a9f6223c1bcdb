import { ValidationPipe, type ValidationError } from '@nestjs/common';
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

/** Unknown fields are refused, so that a misspelt one is never ignored in silence. */
export function validationPipe(): ValidationPipe {
  rememberRules();
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) => new Problem('request.invalid', { errors: flatten(errors) }),
  });
}
