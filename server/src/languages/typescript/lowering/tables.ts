import type ts from 'typescript6';
import type { TypeScriptApi } from '../api.ts';
import * as calls from './calls.ts';
import * as classes from './classes.ts';
import type { ExprLowerer, Lowerers, StmtLowerer } from './context.ts';
import * as control from './control.ts';
import * as declarations from './declarations.ts';
import { lowerEnum } from './enums.ts';
import * as functions from './functions.ts';
import * as jsx from './jsx.ts';
import * as loops from './loops.ts';
import * as modules from './modules.ts';
import { lowerNamespace } from './namespaces.ts';
import * as operators from './operators.ts';
import * as primaries from './primaries.ts';
import * as texts from './texts.ts';
import * as types from './types.ts';

/** Which function lowers which kind of syntax node. Kinds without one are opaque as expressions and nothing as statements. */
export function createLowerers({ SyntaxKind: kind }: TypeScriptApi): Lowerers {
  const exprs: (ExprLowerer | undefined)[] = [];
  const stmts: (StmtLowerer | undefined)[] = [];
  for (let index = 0; index < kind.Count; index++) {
    exprs.push(undefined);
    stmts.push(undefined);
  }
  const expr = <N extends ts.Node>(of: N['kind'], lower: ExprLowerer<N>): void => {
    exprs[of] = lower as ExprLowerer;
  };
  const stmt = <N extends ts.Node>(of: N['kind'], lower: StmtLowerer<N>): void => {
    stmts[of] = lower as StmtLowerer;
  };

  expr(kind.Identifier, primaries.lowerIdentifier);
  expr(kind.NumericLiteral, primaries.lowerNumber);
  expr(kind.BigIntLiteral, primaries.lowerBigInt);
  expr(kind.TrueKeyword, primaries.lowerTrue);
  expr(kind.FalseKeyword, primaries.lowerFalse);
  expr(kind.NullKeyword, primaries.lowerNull);
  expr(kind.ThisKeyword, primaries.lowerThis);
  expr(kind.SuperKeyword, primaries.lowerSuper);
  expr(kind.MetaProperty, primaries.lowerMetaProperty);
  expr(kind.PropertyAccessExpression, primaries.lowerProperty);
  expr(kind.ElementAccessExpression, primaries.lowerElement);
  expr(kind.ArrayLiteralExpression, primaries.lowerArray);
  expr(kind.OmittedExpression, primaries.lowerOmitted);
  expr(kind.ObjectLiteralExpression, primaries.lowerObject);
  expr(kind.AsExpression, primaries.lowerCast);
  expr(kind.TypeAssertionExpression, primaries.lowerCast);
  expr(kind.ParenthesizedExpression, primaries.lowerInner);
  expr(kind.NonNullExpression, primaries.lowerInner);
  expr(kind.SatisfiesExpression, primaries.lowerInner);
  expr(kind.ExpressionWithTypeArguments, primaries.lowerInner);
  expr(kind.StringLiteral, texts.lowerString);
  expr(kind.NoSubstitutionTemplateLiteral, texts.lowerString);
  expr(kind.TemplateExpression, texts.lowerTemplate);
  expr(kind.TaggedTemplateExpression, texts.lowerTaggedTemplate);
  expr(kind.CallExpression, calls.lowerCall);
  expr(kind.NewExpression, calls.lowerNew);
  expr(kind.FunctionExpression, functions.lowerFunctionExpr);
  expr(kind.ArrowFunction, functions.lowerFunctionExpr);
  expr(kind.ClassExpression, classes.lowerClassExpr);
  expr(kind.BinaryExpression, operators.lowerBinary);
  expr(kind.ConditionalExpression, operators.lowerConditional);
  expr(kind.PrefixUnaryExpression, operators.lowerPrefix);
  expr(kind.PostfixUnaryExpression, operators.lowerStep);
  expr(kind.TypeOfExpression, operators.lowerTypeOf);
  expr(kind.VoidExpression, operators.lowerVoid);
  expr(kind.DeleteExpression, operators.lowerDelete);
  expr(kind.AwaitExpression, operators.lowerAwait);
  expr(kind.YieldExpression, operators.lowerYield);
  expr(kind.SpreadElement, operators.lowerStraySpread);
  expr(kind.JsxElement, jsx.lowerJsxElement);
  expr(kind.JsxSelfClosingElement, jsx.lowerJsxSelfClosing);
  expr(kind.JsxFragment, jsx.lowerJsxFragment);

  stmt(kind.ExpressionStatement, declarations.lowerExpressionStatement);
  stmt(kind.VariableStatement, declarations.lowerVariableStatement);
  stmt(kind.FunctionDeclaration, functions.lowerFunctionDeclaration);
  stmt(kind.ClassDeclaration, classes.lowerClassDeclaration);
  stmt(kind.EnumDeclaration, lowerEnum);
  stmt(kind.ModuleDeclaration, lowerNamespace);
  stmt(kind.InterfaceDeclaration, types.lowerInterface);
  stmt(kind.TypeAliasDeclaration, types.lowerTypeAlias);
  stmt(kind.ImportDeclaration, modules.lowerImport);
  stmt(kind.ImportEqualsDeclaration, modules.lowerImportEquals);
  stmt(kind.ExportDeclaration, modules.lowerExportDeclaration);
  stmt(kind.ExportAssignment, modules.lowerExportAssignment);
  stmt(kind.IfStatement, control.lowerIf);
  stmt(kind.TryStatement, control.lowerTry);
  stmt(kind.SwitchStatement, control.lowerSwitch);
  stmt(kind.Block, control.lowerBlock);
  stmt(kind.LabeledStatement, control.lowerLabeled);
  stmt(kind.ReturnStatement, control.lowerReturn);
  stmt(kind.ThrowStatement, control.lowerThrow);
  stmt(kind.BreakStatement, control.lowerBreak);
  stmt(kind.ContinueStatement, control.lowerContinue);
  stmt(kind.WithStatement, control.lowerWith);
  stmt(kind.ForStatement, loops.lowerFor);
  stmt(kind.ForOfStatement, loops.lowerForOf);
  stmt(kind.ForInStatement, loops.lowerForIn);
  stmt(kind.WhileStatement, loops.lowerWhile);
  stmt(kind.DoStatement, loops.lowerDo);
  return { exprs, stmts };
}
