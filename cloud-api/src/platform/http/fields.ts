import { applyDecorators } from '@nestjs/common';
import { isCalendarDate } from '@xianfeng/shared-types';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsObject, IsOptional, IsString, Matches, Max, Min, ValidateBy, ValidateNested, type ValidationOptions,
} from 'class-validator';

/**
 * Field decorators of the DTOs: each names the field in Chinese and says how to put it right,
 * so that no message of the validation library reaches a user.
 */

const ULID = /^[0-9A-HJKMNP-TV-Z]{26}$/;
/** From the oldest member's birth to any term: the day after 9999-12-31 is no date any more. */
const DATE = /^(19|20|21)\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const MONTH = /^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/;

/** The field may be absent or null. */
export const Optional = () => IsOptional();

/** Characters as the columns count them; the library's own rule takes an emoji with its variation selector for one, and the database refuses it. */
const Characters = (min: number, max: number, options: ValidationOptions) =>
  ValidateBy({
    name: 'characters',
    validator: {
      validate: (value) => {
        const length = typeof value === 'string' ? [...value].length : NaN;
        return length >= min && length <= max;
      },
    },
  }, options);

/** Text of min–max characters, trimmed. */
export const TextField = (label: string, max: number, min = 1) =>
  applyDecorators(
    Transform(({ value }) => (typeof value === 'string' ? value.trim() : value)),
    IsString({ message: `${label}应为文字` }),
    Characters(min, max, { message: min > 0 ? `${label}应为 ${min}–${max} 个字` : `${label}不能超过 ${max} 个字` }),
  );

export const IdField = (label: string) => Matches(ULID, { message: `${label}不正确，请重新选择` });

/** A day of the calendar: February has no 30th. */
export const DateField = (label: string) =>
  applyDecorators(
    Matches(DATE, { message: `${label}应为日期，如 2026-11-01` }),
    ValidateBy(
      { name: 'calendarDate', validator: { validate: (value) => typeof value !== 'string' || !DATE.test(value) || isCalendarDate(value) } },
      { message: `${label}不是有效日期` },
    ),
  );

export const MonthField = (label: string) => Matches(MONTH, { message: `${label}应为月份，如 2026-11` });

/** Whole number; numeric text of a query string is accepted. */
export const IntField = (label: string, min: number, max: number) =>
  applyDecorators(
    Type(() => Number),
    IsInt({ message: `${label}应为整数` }),
    Min(min, { message: `${label}不能小于 ${min}` }),
    Max(max, { message: `${label}不能大于 ${max}` }),
  );

/** What the caller saw: a change of something newer is a conflict. As large as the column. */
export const VersionField = () => IntField('版本', 1, 2_147_483_647);

/** true/false; 'true' and 'false' of a query string are accepted. */
export const BoolField = (label: string) =>
  applyDecorators(
    Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : value)),
    IsBoolean({ message: `${label}应为是或否` }),
  );

export const OneOfField = (label: string, values: readonly string[]) =>
  IsIn(values as string[], { message: `${label}不在可选范围内` });

export const PatternField = (label: string, pattern: RegExp, hint: string) => Matches(pattern, { message: `${label}${hint}` });

/** Chinese mainland mobile number. */
export const PhoneField = (label = '手机号') => Matches(/^1[3-9]\d{9}$/, { message: `${label}应为 11 位手机号` });

export const IdListField = (label: string, max: number) =>
  applyDecorators(
    IsArray({ message: `${label}应为列表` }),
    ArrayMaxSize(max, { message: `${label}最多 ${max} 项` }),
    Matches(ULID, { each: true, message: `${label}中有不正确的项` }),
  );

/** Months, each like `2026-11`. */
export const MonthListField = (label: string, max: number) =>
  applyDecorators(
    IsArray({ message: `${label}应为列表` }),
    ArrayMaxSize(max, { message: `${label}一次最多 ${max} 个` }),
    Matches(MONTH, { each: true, message: `${label}应如 2026-11` }),
  );

export const TextListField = (label: string, maxItems: number, maxLength: number) =>
  applyDecorators(
    IsArray({ message: `${label}应为列表` }),
    ArrayMaxSize(maxItems, { message: `${label}最多 ${maxItems} 项` }),
    IsString({ each: true, message: `${label}应为文字` }),
    Characters(1, maxLength, { each: true, message: `${label}每项不超过 ${maxLength} 个字` }),
  );

export const ObjectField = (label: string, type: () => new () => object) =>
  applyDecorators(IsObject({ message: `${label}格式不正确` }), ValidateNested(), Type(type));

export const ObjectListField = (label: string, max: number, type: () => new () => object) =>
  applyDecorators(
    IsArray({ message: `${label}应为列表` }),
    ArrayMaxSize(max, { message: `${label}最多 ${max} 项` }),
    ValidateNested({ each: true }),
    Type(type),
  );
