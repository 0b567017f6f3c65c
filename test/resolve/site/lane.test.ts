import { describe, expect, it } from 'vitest';
import { readLane } from '../../../server/src/resolve/site/lane.ts';
import { place } from './setup.ts';

const decorated = (name: string, path = 'src/app.py') => readLane(path, place({ decorators: [name] }));
const handedTo = (name: string, path = 'src/app.ts') => readLane(path, place({ handedTo: [name] }));
const exported = (path: string, name: string) => readLane(path, place({ function: name, symbols: [name] }));

describe('interactive', () => {
  it.each([
    'fastapi.post',
    'fastapi.FastAPI.post',
    'app.get',
    'router.post',
    'flask.Blueprint.route',
    'app.websocket',
    'rest_framework.decorators.api_view',
  ])('decorator %s', (name) => expect(decorated(name)).toBe('interactive'));
  it.each(['app.post', 'express.Router.get', 'hono.Hono.post', 'h3.defineEventHandler', 'socket.io.Server.on'])(
    'handed to %s',
    (name) => expect(handedTo(name)).toBe('interactive'),
  );
  it.each([
    ['src/app/api/chat/route.ts', 'POST'],
    ['app/chat/route.js', 'GET'],
    ['pages/api/chat.ts', 'handler'],
    ['src/routes/chat/+server.ts', 'POST'],
    ['server/api/chat.post.ts', 'answer'],
    ['app/routes/chat.tsx', 'action'],
  ])('%s exports %s', (path, name) => expect(exported(path, name)).toBe('interactive'));
  it('class views', () => {
    expect(readLane('views.py', place({ symbols: ['ChatView', 'post'], function: 'post' }))).toBe('interactive');
  });
});

describe('deferred', () => {
  it.each([
    'celery.shared_task',
    'celery.Celery.task',
    'app.task',
    'dramatiq.actor',
    'airflow.decorators.task',
    'prefect.flow',
  ])('decorator %s', (name) => expect(decorated(name)).toBe('deferred'));
  it.each(['cron.schedule', 'node-cron.schedule', 'inngest.createFunction', 'bullmq.Worker', 'setInterval'])(
    'handed to %s',
    (name) => expect(handedTo(name)).toBe('deferred'),
  );
  it.each([
    'scripts/backfill.ts',
    'src/jobs/tag.py',
    'jobs/nightly/index.ts',
    'src/nightly_report.py',
    'src/tag.cron.ts',
    'proj/tasks.py',
  ])('%s', (path) => expect(exported(path, 'run')).toBe('deferred'));
  it('a route that a schedule calls', () => {
    expect(exported('src/app/api/cron/digest/route.ts', 'GET')).toBe('deferred');
  });
});

describe('unknown', () => {
  it.each([
    ['src/chat.ts', 'answer'],
    ['src/components/route.ts', 'plan'],
    ['src/jobsearch/rank.ts', 'rank'],
    ['lambda/index.ts', 'handler'],
  ])('%s, %s', (path, name) => expect(exported(path, name)).toBe('unknown'));
  it.each(['functools.lru_cache', 'typer.Typer.command', 'app.command', 'tenacity.retry', 'Promise.all', 'cache.get'])(
    'wrapper %s',
    (name) => expect(decorated(name)).toBe('unknown'),
  );
  it('where a handler is a job as well', () => {
    expect(readLane('src/app.py', place({ decorators: ['app.post', 'celery.shared_task'] }))).toBe('unknown');
  });
});

it('what runs the function goes before the folder', () => {
  expect(decorated('fastapi.post', 'src/jobs/api.py')).toBe('interactive');
});
