import type ts from 'typescript6';
import type { ClassIr, Expr, FieldIr, FunctionIr, Stmt, TypeIr } from '../../../ir/types.ts';
import type { Lowering } from './context.ts';
import { hasModifier, lowerBody, lowerExpr, nameExpr, nodeSpan } from './context.ts';
import { lowerDecorators, lowerFunction } from './functions.ts';
import { anonymousDefault, propertyKey } from './names.ts';
import { lowerOptionalType, lowerType } from './types.ts';

export function lowerClass(node: ts.ClassLikeDeclaration, cx: Lowering): ClassIr {
  const { ts } = cx;
  const fields: FieldIr[] = [];
  const methods: FunctionIr[] = [];
  for (const member of node.members) {
    if (ts.isPropertyDeclaration(member)) fields.push(lowerField(member, cx));
    else if (ts.isClassStaticBlockDeclaration(member)) methods.push(lowerStaticBlock(member, cx));
    else if (isMemberFunction(member, cx)) {
      if (member.body) methods.push(lowerFunction(member, cx, parameterProperties(member, cx)));
      else if (hasModifier(member, cx.kinds.AbstractKeyword))
        methods.push({ ...lowerFunction(member, cx), isOpen: true });
    }
  }
  const implemented = lowerImplements(node, cx);
  return {
    kind: 'class',
    name: node.name?.text ?? null,
    nameSpan: node.name ? nodeSpan(node.name, cx) : null,
    span: nodeSpan(node, cx),
    bases: lowerBases(node, cx),
    ...(implemented.length > 0 && { implements: implemented }),
    decorators: lowerDecorators(node, cx),
    fields,
    methods,
  };
}

export const lowerClassExpr = (node: ts.ClassExpression, cx: Lowering): Expr => ({
  kind: 'class-expr',
  class: lowerClass(node, cx),
  span: nodeSpan(node, cx),
});

export function lowerClassDeclaration(node: ts.ClassDeclaration, cx: Lowering, out: Stmt[]): void {
  if (node.name === undefined) {
    out.push(anonymousDefault({ kind: 'class-expr', class: lowerClass(node, cx), span: nodeSpan(node, cx) }));
    return;
  }
  out.push({
    kind: 'class',
    name: nameExpr(node.name, cx, 'block'),
    class: lowerClass(node, cx),
    span: nodeSpan(node, cx),
  });
}

type MemberFunction = ts.MethodDeclaration | ts.ConstructorDeclaration | ts.AccessorDeclaration;

/** Abstract members and overload signatures have no body. */
function isMemberFunction(member: ts.ClassElement, cx: Lowering): member is MemberFunction {
  const { ts } = cx;
  return ts.isMethodDeclaration(member) || ts.isConstructorDeclaration(member) || ts.isAccessor(member);
}

/** A field whose name is computed at run time carries its source text in brackets as name. */
function lowerField(node: ts.PropertyDeclaration, cx: Lowering): FieldIr {
  return {
    name: propertyKey(node.name, cx) ?? cx.text.slice(node.name.getStart(cx.file), node.name.end),
    value: node.initializer ? lowerExpr(node.initializer, cx) : null,
    type: lowerOptionalType(node.type, cx),
    isStatic: hasModifier(node, cx.kinds.StaticKeyword),
    span: nodeSpan(node, cx),
  };
}

/** `static { … }` is a static method without a name. */
function lowerStaticBlock(node: ts.ClassStaticBlockDeclaration, cx: Lowering): FunctionIr {
  return {
    kind: 'function',
    name: null,
    nameSpan: null,
    span: nodeSpan(node, cx),
    params: [],
    body: lowerBody(node.body.statements, cx, 'function'),
    isAsync: false,
    isGenerator: false,
    decorators: [],
    returns: null,
    role: 'static-method',
    isArrow: false,
  };
}

/** `constructor(private client: OpenAI)` assigns `this.client = client` first. */
function parameterProperties(member: MemberFunction, cx: Lowering): Stmt[] {
  const { ts } = cx;
  if (!ts.isConstructorDeclaration(member)) return [];
  const assignments: Stmt[] = [];
  for (const param of member.parameters) {
    if (!ts.isParameterPropertyDeclaration(param, member) || !ts.isIdentifier(param.name)) continue;
    const span = nodeSpan(param, cx);
    const nameSpan = nodeSpan(param.name, cx);
    assignments.push({
      kind: 'assign',
      target: {
        kind: 'member',
        object: { kind: 'this', span: nameSpan },
        name: param.name.text,
        nameSpan,
        isOptional: false,
        span: nameSpan,
      },
      value: nameExpr(param.name, cx),
      operator: null,
      type: lowerOptionalType(param.type, cx),
      span,
    });
  }
  return assignments;
}

function lowerBases(node: ts.ClassLikeDeclaration, cx: Lowering): Expr[] {
  const bases: Expr[] = [];
  for (const clause of node.heritageClauses ?? []) {
    if (clause.token !== cx.kinds.ExtendsKeyword) continue;
    for (const base of clause.types) bases.push(lowerExpr(base.expression, cx));
  }
  return bases;
}

const lowerImplements = (node: ts.ClassLikeDeclaration, cx: Lowering): TypeIr[] =>
  (node.heritageClauses ?? [])
    .filter((clause) => clause.token === cx.kinds.ImplementsKeyword)
    .flatMap((clause) => clause.types.map((type) => lowerType(type, cx)));
