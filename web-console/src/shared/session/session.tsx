import { authApi, consolePreferencesApi, type LoggedIn, type Me, type Permission } from '@xianfeng/shared-types';
import { useQueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { call, NetworkError, onSignInRequired, onTokensChanged, tokenStore, useApi } from '../api';

interface Session {
  /** Null: nobody is logged in. */
  me: Me | null;
  /** Known to be logged in, but who it is has still to be heard. */
  loading: boolean;
  error: Error | null;
  accept(login: LoggedIn): void;
  logout(): Promise<void>;
}

const SessionContext = createContext<Session | null>(null);

/** Who sits at this browser. All tabs log in and out together. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [loggedIn, setLoggedIn] = useState(() => tokenStore.read() !== null);
  const query = useApi(authApi.me, {}, { enabled: loggedIn });
  // Asked at the same time: the first page is drawn once, in the officer's own way.
  const preferences = useApi(consolePreferencesApi.show, {}, { enabled: loggedIn });

  const forget = useCallback(() => {
    tokenStore.clear();
    client.clear();
    setLoggedIn(false);
  }, [client]);

  useEffect(() => onSignInRequired(forget), [forget]);
  useEffect(() => onTokensChanged(() => (tokenStore.read() ? setLoggedIn(true) : forget())), [forget]);

  const session = useMemo<Session>(
    () => ({
      me: loggedIn && !preferences.isPending ? (query.data ?? null) : null,
      loading: loggedIn && (query.isPending || preferences.isPending),
      error: loggedIn ? query.error : null,
      accept(login) {
        client.clear();
        tokenStore.write(login.session);
        setLoggedIn(true);
      },
      async logout() {
        try {
          await call(authApi.logout);
        } catch (error) {
          // Without a network the session ends here at least; on the server it ends by itself.
          if (!(error instanceof NetworkError)) throw error;
        }
        forget();
      },
    }),
    [loggedIn, query.data, query.isPending, query.error, preferences.isPending, client, forget],
  );
  return <SessionContext.Provider value={session}>{children}</SessionContext.Provider>;
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession needs SessionProvider');
  return session;
}

/** Who I am, on pages that are shown to nobody else than logged-in officers. */
export function useMe(): Me {
  const { me } = useSession();
  if (!me) throw new Error('useMe needs somebody logged in');
  return me;
}

/** Whether to show an entry; the server decides on every request anyway. */
export function useCan(): (...anyOf: Permission[]) => boolean {
  const { me } = useSession();
  return useCallback((...anyOf) => anyOf.length === 0 || anyOf.some((permission) => me?.permissions.includes(permission)), [me]);
}
