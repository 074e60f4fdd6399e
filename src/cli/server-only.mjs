import { registerHooks } from "node:module";

// Code that says it is the server's (`import "server-only"`) refuses to load unless the loader says so too. Only that one
// import is told: with `--conditions=react-server` for the whole process Next would load the wrong half of React.
registerHooks({
  resolve: (specifier, context, next) =>
    next(
      specifier,
      specifier === "server-only" ? { ...context, conditions: [...context.conditions, "react-server"] } : context,
    ),
});
