/** Every call of /api/v1 this page makes, by subject: paths are written here and nowhere else. */
import type * as T from './types';
import { segment, type Query, type Wire } from './wire';

const listOf = async <I>(asking: Promise<I[] | { items: I[] }>): Promise<I[]> => {
  const answer = await asking;
  return Array.isArray(answer) ? answer : answer.items;
};

const session = (wire: Wire) => ({
  get: () => wire.get<T.Session>('/session'),
  signIn: (handle: string, password: string, code?: string) =>
    wire.post<T.Session>('/session', { handle, password, ...(code ? { code } : {}) }),
  signOut: () => wire.delete('/session'),
  passkeyStart: () => wire.post<T.PasskeyQuestion>('/session/passkey/start'),
  passkeyFinish: (id: string, credential: unknown) =>
    wire.post<T.Session>('/session/passkey/finish', { id, credential }),
  signUp: (form: { handle: string; password: string; email?: string; invitation?: string }) =>
    wire.post<T.Session>('/accounts', form),
  invitation: (token: string) => wire.get<T.Invitation>(`/invitations/${segment(token)}`),
  forgotten: (handle: string) => wire.post('/account/reset', { handle }),
  reset: (token: string, password: string) => wire.post('/account/reset/finish', { token, password }),
  confirmEmail: (token: string) => wire.post('/account/email/confirm', { token }),
});

const account = (wire: Wire) => ({
  get: () => wire.get<T.Account>('/account'),
  change: (form: Partial<Pick<T.Account, 'name' | 'email' | 'language' | 'mail'>>) =>
    wire.patch<T.Account>('/account', form),
  password: (old: string, next: string) =>
    wire.put('/account/password', { ...(old ? { old } : {}), new: next }),
  confirm: (proof: T.Proof) => wire.post('/account/confirm', proof),
  totpStart: () => wire.post<{ secret: string; uri: string }>('/account/totp'),
  totpFinish: (code: string) => wire.put<{ codes: string[] }>('/account/totp', { code }),
  totpOff: (proof: T.Proof) => wire.delete('/account/totp', proof),
  recoveryCodes: () => wire.post<{ codes: string[] }>('/account/recovery-codes'),
  passkeyStart: () => wire.post<T.PasskeyQuestion>('/account/passkeys/start'),
  passkeyFinish: (id: string, name: string, credential: unknown) =>
    wire.post<T.Account>('/account/passkeys/finish', { id, name, credential }),
  passkeyRemove: (id: number) => wire.delete(`/account/passkeys/${id}`),
  sessions: () => listOf(wire.get<T.SignedInSession[]>('/account/sessions')),
  sessionEnd: (id: string) => wire.delete(`/account/sessions/${segment(id)}`),
  tokens: () => listOf(wire.get<T.Token[]>('/account/tokens')),
  tokenMake: (form: { name: string; scopes: T.Scope[]; packages: string[]; days?: number }) =>
    wire.post<{ token: string }>('/account/tokens', form),
  tokenRevoke: (id: number) => wire.delete(`/account/tokens/${id}`),
  export: () => wire.get<Record<string, unknown>>('/account/export'),
  leave: (proof: T.Proof & { leavePackages?: boolean }) => wire.delete('/account', proof),
  device: (code: string) => wire.get<T.DeviceRequest>(`/device/requests/${segment(code)}`),
  deviceDecide: (code: string, form: { approve: boolean; packages?: string[]; days?: number }) =>
    wire.post(`/device/requests/${segment(code)}`, form),
  follows: () => listOf(wire.get<T.Follow[]>('/account/follows')),
  packages: () => listOf(wire.get<T.OwnPackage[]>('/account/packages')),
  inbox: (cursor?: string) => wire.get<T.Inbox>('/account/inbox', { cursor }),
  inboxRead: (upTo: number) => wire.post('/account/inbox/read', { upTo }),
  listen: (hear: (body: unknown) => void) => wire.listen('/account/events', hear),
});

const packages = (wire: Wire, languages: Languages) => {
  const at = (id: string, rest = '') => `/packages/${segment(id)}${rest}`;
  return {
    search: (query: Query) =>
      wire.get<T.PackagePage>('/packages', { ...query, language: languages().join() }),
    facets: (prefix: string) => wire.get<T.PackageFacets>('/facets', { prefix }),
    get: (id: string) => wire.get<T.Package>(at(id), { language: languages().join() }),
    version: (id: string, version: string) =>
      wire.get<T.VersionDetail>(at(id, `/versions/${segment(version)}`)),
    follow: (id: string, on: boolean) => (on ? wire.put(at(id, '/follow')) : wire.delete(at(id, '/follow'))),
    stats: (id: string, days: number) => wire.get<T.PackageStats>(at(id, '/stats'), { days }),
    yank: (id: string, version: string, reason: string) =>
      wire.post(at(id, `/versions/${segment(version)}/yank`), { reason }),
    unyank: (id: string, version: string) => wire.delete(at(id, `/versions/${segment(version)}/yank`)),
    withdraw: (id: string, reason: string, malicious = false) =>
      wire.post(at(id, '/withdraw'), malicious ? { reason, malicious } : { reason }),
    release: (id: string) => wire.post(at(id, '/release')),
    name: (id: string) => wire.get<T.NameState>(`/names/${segment(id)}`),
    change: (id: string, form: T.PackageChange) => wire.patch(at(id), form),
    owners: (id: string) => listOf(wire.get<T.Owner[]>(at(id, '/owners'))),
    invite: (id: string, handle: string) => wire.post(at(id, '/owners'), { handle }),
    accept: (id: string) => wire.post(at(id, '/owners/accept')),
    decline: (id: string) => wire.post(at(id, '/owners/decline')),
    giveOwner: (id: string, handle: string) => wire.put(`/admin/packages/${segment(id)}/owner`, { handle }),
    dropOwner: (id: string, owner: number) => wire.delete(at(id, `/owners/${owner}`)),
    transfer: (id: string, handle: string) => wire.post(at(id, '/transfer'), { handle }),
    report: (subject: string, reason: T.ReportReason, body: string) =>
      wire.post('/reports', { subject, reason, body }),
  };
};

const ratings = (wire: Wire) => {
  const at = (id: string, rest: string) => `/packages/${segment(id)}${rest}`;
  return {
    list: (id: string, query: T.ReviewQuery) => wire.get<T.ReviewPage>(at(id, '/ratings'), { ...query }),
    mine: (id: string) => wire.get<T.Review>(at(id, '/rating')),
    save: (id: string, draft: T.ReviewDraft) => wire.put<T.Review>(at(id, '/rating'), draft),
    remove: (id: string, device?: T.DeviceProof) =>
      wire.delete(at(id, '/rating'), device ? { device } : undefined),
    vote: (rating: number, value: -1 | 0 | 1) => wire.post(`/ratings/${rating}/vote`, { value }),
    answer: (rating: number, body: string) => wire.put(`/ratings/${rating}/answer`, { body }),
    dropAnswer: (rating: number) => wire.delete(`/ratings/${rating}/answer`),
    hide: (rating: number, reason: string) => wire.post(`/ratings/${rating}/hide`, { reason }),
    show: (rating: number) => wire.post(`/ratings/${rating}/show`),
  };
};

const submissions = (wire: Wire) => {
  const at = (id: string, rest = '') => `/submissions/${segment(id)}${rest}`;
  return {
    make: (form: T.SubmissionChange) => wire.post<T.Submission>('/submissions', form),
    list: (cursor?: string) => wire.get<T.Paged<T.SubmissionSummary>>('/submissions', { cursor }),
    get: (id: string) => wire.get<T.Submission>(at(id)),
    change: (id: string, form: T.SubmissionChange) => wire.patch<T.Submission>(at(id), form),
    submit: (id: string) => wire.post<T.Submission>(at(id, '/submit')),
    withdraw: (id: string) => wire.post<T.Submission>(at(id, '/withdraw')),
    recheck: (id: string) => wire.post<T.Submission>(at(id, '/recheck')),
    listen: (id: string, hear: (body: unknown) => void) => wire.listen(at(id, '/events'), hear),
    messages: (id: string) => listOf(wire.get<T.Message[]>(at(id, '/messages'))),
    say: (id: string, body: string, internal: boolean) => wire.post(at(id, '/messages'), { body, internal }),
    pictureUrl: (id: string) => wire.url(at(id, '/picture')),
    picture: (id: string) => wire.send('GET', at(id, '/picture')),
    packageUrl: (id: string) => wire.url(at(id, '/package')),
    async file(id: string, path: string): Promise<string> {
      return (await wire.send('GET', at(id, '/file'), undefined, { path })).text();
    },
    uploadsUrl: () => wire.url('/uploads'),
  };
};

const desk = (wire: Wire) => {
  const at = (id: string, rest: string) => `/queue/${segment(id)}${rest}`;
  return {
    queue: (state: string, cursor?: string) => wire.get<T.Queue>('/queue', { state, cursor }),
    claim: (id: string) => wire.post(at(id, '/claim')),
    release: (id: string) => wire.delete(at(id, '/claim')),
    decide: (id: string, form: T.DecisionRequest) => wire.post<T.Submission>(at(id, '/decision'), form),
    templates: () => listOf(wire.get<T.ReasonTemplate[]>('/queue/templates')),
    history: (account: number) => wire.get<T.SubmitterHistory>(`/queue/history/${account}`),
    listen: (hear: (body: unknown) => void) => wire.listen('/queue/events', hear),
    reports: (state: string, cursor?: string) =>
      wire.get<T.Paged<T.Report>>('/queue/reports', { state, cursor }),
    answerReport: (id: number, decision: 'dismiss' | 'act', answer: string) =>
      wire.post(`/queue/reports/${id}`, { decision, answer }),
    featured: () => wire.get<{ packages: string[] }>('/featured'),
    feature: (packages: string[]) => wire.put('/featured', { packages }),
    collections: () => listOf(wire.get<T.Collection[]>('/collections')),
    keepCollection: (one: T.Collection) =>
      wire.put(`/collections/${segment(one.id)}`, {
        title: one.title,
        description: one.description,
        packages: one.packages,
      }),
    dropCollection: (id: string) => wire.delete(`/collections/${segment(id)}`),
    orderCollections: (order: string[]) => wire.put('/collections', { order }),
  };
};

const admin = (wire: Wire) => ({
  accounts: (query: string, cursor?: string) =>
    wire.get<T.Paged<T.AccountRow>>('/admin/accounts', { query, cursor }),
  change: (id: number, order: { role?: T.Role; disabled?: boolean }) =>
    wire.patch<T.AccountRow>(`/admin/accounts/${id}`, order),
  invite: (role: T.Role, email?: string) =>
    wire.post<{ url: string; expires: number }>('/admin/invitations', { role, ...(email ? { email } : {}) }),
  jobs: (state: string, cursor?: string) => wire.get<T.Paged<T.Job>>('/admin/jobs', { state, cursor }),
  retryJob: (id: number) => wire.post(`/admin/jobs/${id}/retry`),
  cancelJob: (id: number) => wire.post(`/admin/jobs/${id}/cancel`),
  audit: (subject: string, cursor?: string) =>
    wire.get<T.Paged<T.AuditRow>>('/admin/audit', { subject, cursor }),
  scan: () => wire.post('/admin/scan'),
  status: () => wire.get<T.Status>('/status'),
  stats: () => wire.get<T.Stats>('/stats'),
});

const webhooks = (wire: Wire) => ({
  list: () => wire.get<T.WebhookList>('/webhooks'),
  make: (form: { url: string; events: string[]; package?: string }) =>
    wire.post<T.WebhookMade>('/webhooks', form),
  remove: (id: number) => wire.delete(`/webhooks/${id}`),
  revive: (id: number) => wire.post(`/webhooks/${id}/revive`),
  test: (id: number) => wire.post(`/webhooks/${id}/test`),
  deliveries: (id: number) => listOf(wire.get<T.Delivery[]>(`/webhooks/${id}/deliveries`)),
  retry: (id: string) => wire.post(`/deliveries/${segment(id)}/retry`),
});

/** The languages packages are asked for in, best first; what a package does not speak falls back to its own words. */
export type Languages = () => readonly string[];

export function createApi(wire: Wire, languages: Languages = () => navigator.languages) {
  return {
    wire,
    session: session(wire),
    account: account(wire),
    packages: packages(wire, languages),
    ratings: ratings(wire),
    submissions: submissions(wire),
    desk: desk(wire),
    admin: admin(wire),
    webhooks: webhooks(wire),
  };
}

export type Api = ReturnType<typeof createApi>;
