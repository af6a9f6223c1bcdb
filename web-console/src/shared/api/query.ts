import { messageOf, ProblemError, type CallInput } from '@xianfeng/client-core';
import type { Endpoint, ReplyOf } from '@xianfeng/shared-types';
import { keepPreviousData, QueryClient, useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import { App } from 'antd';
import { call } from './client';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the shape is inferred from the argument
type AnyEndpoint = Endpoint<any>;
type AnyCall = (endpoint: AnyEndpoint, input: unknown) => Promise<never>;

const FRESH_MS = 5_000;

/** What the server refuses will be refused again; only a lost network deserves another try. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: { queries: { staleTime: FRESH_MS, retry: (count, error) => !(error instanceof ProblemError) && count < 2 } },
  });

export interface ApiOptions {
  /** False while something needed for the question is missing. */
  enabled?: boolean;
  /** Shows the old answer while a new question is under way, e.g. the next page of a table. */
  keep?: boolean;
  /** Asks again every so many milliseconds; a function may decide by the last answer. */
  every?: number | ((reply: unknown) => number | false);
  /** Answers to other questions that this answer holds: nobody has to ask them again. */
  holds?: (reply: never) => Known[];
}

/** A question with its answer. */
export type Known = readonly [endpoint: AnyEndpoint, input: unknown, reply: unknown];

const keyOf = (endpoint: AnyEndpoint, input?: unknown): unknown[] => [endpoint.path, endpoint.method, ...(input === undefined ? [] : [input])];

/** What the server says to a question: `useApi(orgsApi.detail, { params: { id } })`. Asked again when the window gets the focus. */
export function useApi<E extends AnyEndpoint>(endpoint: E, input: CallInput<E>, options: ApiOptions = {}): UseQueryResult<ReplyOf<E>> {
  const { every, holds } = options;
  const client = useQueryClient();
  return useQuery<ReplyOf<E>>({
    queryKey: keyOf(endpoint, input),
    queryFn: async () => {
      const reply = await (call as unknown as AnyCall)(endpoint, input);
      for (const [other, asked, answer] of holds?.(reply) ?? []) client.setQueryData(keyOf(other, asked), answer);
      return reply;
    },
    enabled: options.enabled,
    placeholderData: options.keep ? (keepPreviousData as never) : undefined,
    refetchInterval: typeof every === 'function' ? ({ state }) => every(state.data) : every,
  });
}

export interface ActionOptions<E extends AnyEndpoint> {
  /** Questions whose answers the action changes. */
  refresh?: readonly AnyEndpoint[];
  /** Told to the user when it worked, e.g. `已保存`. */
  done?: string;
  onDone?: (reply: ReplyOf<E>, input: CallInput<E>) => void;
  /** The caller shows the problem itself, e.g. at the fields of a form. */
  quiet?: boolean;
  /** Actions of one name wait for each other, so that the last one stays. */
  inTurn?: string;
}

/** Changes something on the server; a refusal is told to the user in the server's words. */
export function useAction<E extends AnyEndpoint>(endpoint: E, options: ActionOptions<E> = {}): UseMutationResult<ReplyOf<E>, Error, CallInput<E>> {
  const { message } = App.useApp();
  const refresh = useRefresh();
  return useMutation<ReplyOf<E>, Error, CallInput<E>>({
    scope: options.inTurn ? { id: options.inTurn } : undefined,
    mutationFn: (input) => (call as unknown as AnyCall)(endpoint, input),
    async onSuccess(reply, input) {
      if (options.done) void message.success(options.done);
      await refresh(...(options.refresh ?? []));
      options.onDone?.(reply, input);
    },
    onError(error) {
      if (!options.quiet) void message.error(messageOf(error));
    },
  });
}

/** Asks these questions again wherever they are on the screen. */
export function useRefresh(): (...endpoints: AnyEndpoint[]) => Promise<void> {
  const client = useQueryClient();
  return async (...endpoints) => {
    await Promise.all(endpoints.map((endpoint) => client.invalidateQueries({ queryKey: keyOf(endpoint) })));
  };
}
