using Parvis.Features.Operations;
using Parvis.Platform;

// The features of the house. Each has its contents page, XFeature.cs, in its folder.
return await CommandLine.Run(args, [new OperationsFeature()]);
