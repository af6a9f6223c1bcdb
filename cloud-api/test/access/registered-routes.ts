import 'reflect-metadata';
import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { GATE, type Gate } from '../../src/platform/access';
import type { TestApp } from '../harness';

export interface RegisteredRoute {
  /** `GET /api/orgs/:id` */
  route: string;
  /** Undefined when the handler forgot its gate. */
  gate: Gate | undefined;
  handler: string;
}

/** Every route of every controller that the application has loaded. */
export function registeredRoutes(t: TestApp): RegisteredRoute[] {
  const scanner = new MetadataScanner();
  const controllers = [...t.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return controllers.flatMap(({ metatype }) => {
    if (!metatype) return [];
    const prototype = metatype.prototype as Record<string, object>;
    const base: string = Reflect.getMetadata(PATH_METADATA, metatype) ?? '/';
    return scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = prototype[name];
      const paths: string | string[] | undefined = Reflect.getMetadata(PATH_METADATA, handler);
      if (paths === undefined) return [];
      const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod];
      const gate: Gate | undefined = Reflect.getMetadata(GATE, handler);
      return [paths].flat().map((path) => ({ route: `${method} ${join(base, path)}`, gate, handler: `${metatype.name}.${name}` }));
    });
  });
}

const join = (base: string, path: string): string => `/${base}/${path}`.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1');

export const gateName = (gate: Gate | undefined): string | undefined => (gate?.kind === 'permission' ? gate.permission : gate?.kind);
