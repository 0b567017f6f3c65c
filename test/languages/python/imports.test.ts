import { describe, expect, test } from 'vitest';
import { printed } from './support.ts';

describe('imports', () => {
  test('modules', () => {
    expect(
      printed(`import os, a.b, c.d as e
import openai as oai`),
    ).toMatchInlineSnapshot(`
  "import "os" * as os
  import "a" * as a loads a.b
  import "c.d" * as e
  import "openai" * as oai"
`);
  });

  test('names', () => {
    expect(
      printed(`from openai import OpenAI, AsyncOpenAI as Client
from . import sibling
from .. import parent as p
from ..pkg.mod import (
    f,
    g as h,
)
from z import *
from __future__ import annotations`),
    ).toMatchInlineSnapshot(`
  "import "openai" OpenAI
  import "openai" AsyncOpenAI as Client
  import "." sibling
  import ".." parent as p
  import "..pkg.mod" f
  import "..pkg.mod" g as h
  import "z" *
  import "__future__" annotations"
`);
  });

  test('only for types', () => {
    expect(
      printed(`from typing import TYPE_CHECKING
import typing
if TYPE_CHECKING:
    from openai import OpenAI
else:
    OpenAI = object
if typing.TYPE_CHECKING:
    import anthropic
import groq`),
    ).toMatchInlineSnapshot(`
  "import "typing" TYPE_CHECKING
  import "typing" * as typing
  if TYPE_CHECKING
    import type "openai" OpenAI
  else
    var OpenAI = object
  if typing.TYPE_CHECKING
    import type "anthropic" * as anthropic
  import "groq" * as groq"
`);
  });

  test('with a fallback', () => {
    expect(
      printed(`try:
    import ujson as json
except ImportError:
    import json
def f():
    from late import x
class C:
    from inner import y`),
    ).toMatchInlineSnapshot(`
      "try
        import "ujson" * as json
      catch ImportError
        import "json" * as json
      var function f()
        import "late" x
      var class C"
    `);
  });
});
