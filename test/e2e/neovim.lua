-- Tries the language server in Neovim 0.7 or newer and writes what it saw to $RESULT as JSON.
local seen = {}

local function finish(code)
  local file = assert(io.open(vim.env.RESULT, 'w'))
  file:write(vim.fn.json_encode(seen))
  file:close()
  vim.cmd(code == 0 and 'qa!' or 'cq!')
end

local function session()
  local buffer = vim.api.nvim_get_current_buf()
  local id = vim.lsp.start_client({
    name = 'llm-cost-lens',
    cmd = { vim.env.NODE, vim.env.CLI, 'lsp', '--stdio' },
    root_dir = vim.fn.getcwd(),
    on_exit = function(code)
      seen.exit = code
    end,
  })
  vim.lsp.buf_attach_client(buffer, id)
  assert(vim.wait(60000, function()
    return #vim.diagnostic.get(buffer) > 0
  end, 50), 'no diagnostics')

  local found = vim.diagnostic.get(buffer)[1]
  seen.diagnostic = { message = found.message, source = found.source, code = found.code, line = found.lnum }

  local client = vim.lsp.get_client_by_id(id)
  local document = { uri = vim.uri_from_bufnr(buffer) }
  local function request(method, params)
    local answers = vim.lsp.buf_request_sync(buffer, method, params, 60000)
    return answers and answers[id] and answers[id].result
  end

  seen.hover = request('textDocument/hover', {
    textDocument = document,
    position = { line = found.lnum, character = found.col + 1 },
  })
  seen.hints = request('textDocument/inlayHint', {
    textDocument = document,
    range = { start = { line = 0, character = 0 }, ['end'] = { line = vim.api.nvim_buf_line_count(buffer), character = 0 } },
  })
  seen.lenses = #(request('textDocument/codeLens', { textDocument = document }) or {})

  local range = {
    start = { line = found.lnum, character = found.col },
    ['end'] = { line = found.end_lnum, character = found.end_col },
  }
  local actions = request('textDocument/codeAction', {
    textDocument = document,
    range = range,
    context = { diagnostics = { { range = range, message = found.message, source = found.source, code = found.code } } },
  })
  seen.actions = vim.tbl_map(function(action)
    return action.title
  end, actions)
  local chosen = actions[1]
  if not chosen.edit then
    chosen = request('codeAction/resolve', chosen)
  end
  vim.lsp.util.apply_workspace_edit(chosen.edit, client.offset_encoding or 'utf-16')
  assert(vim.wait(60000, function()
    return #vim.diagnostic.get(buffer) == 0
  end, 50), 'the diagnostic stays')
  seen.lines = vim.api.nvim_buf_get_lines(buffer, 0, -1, false)

  vim.lsp.stop_client(id)
  vim.wait(20000, function()
    return seen.exit ~= nil
  end, 50)
end

local ok, problem = xpcall(session, debug.traceback)
if not ok then
  seen.problem = problem
end
finish(ok and 0 or 1)
