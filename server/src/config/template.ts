/** A config that changes nothing, with an example of each setting in a comment. */
export const configTemplate = `{
  // Settings of LLM Cost Lens. All are optional; files in nested folders add to those above them.

  // Levels of rules: off, hint, information, warning, error. "llm-cost-lens explain" lists the rules.
  "rules": {
    // "missing-output-cap": "error",
  },

  // Names that the code uses for models (aliases, deployments), and the model that each stands for.
  "models": {
    // "chat-prod": "gpt-4o",
  },

  // Values of environment variables. The real environment is never read.
  "environment": {
    // "OPENAI_MODEL": "gpt-4o-mini",
  },

  // The provider behind a base URL, or behind a variable that holds one.
  "providers": {
    // "https://llm.example.com/v1": { "provider": "openai", "discount": "15%" },
  },

  // Functions that call a model where the analysis cannot look inside.
  "wrappers": [
    // { "module": "./src/llm.ts", "export": "ask", "arguments": { "model": "0.model", "prompt": "1" } },
  ],

  // What holds for the calls in some files: volume, sizes in tokens, cache hit rate, batch share.
  "assumptions": {
    // "src/chat/**": { "calls": "10k/day", "input": 1200, "output": 300, "cached": "70%" },
  },

  // Your own prices in USD per million tokens.
  "prices": {
    // "openai/gpt-4o": { "input": 2, "output": 8 },
  },

  // The service tier by provider, for calls that name none: standard, batch, flex, priority.
  "tiers": {
    // "openai": "flex",
  },

  // Limits in USD that the report checks.
  "budgets": [
    // { "name": "chat", "files": "src/chat/**", "perCall": 0.05 },
  ],

  // Files that are not analysed.
  "exclude": [
    // "legacy/**",
  ]
}
`;
