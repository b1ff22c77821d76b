using Parvis.Bench;

return args switch
{
    ["quality", var folder, .. var rest] => Quality.Run(folder, rest),
    ["confidence", var folder, var strangers] => Confidence.Run(folder, strangers),
    ["provenance", var folder, .. var rest] => await Provenance.Run(folder, rest),
    ["engine", .. var rest] => Engine.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        usage: quality SET [--run FILE] [--set WEIGHT=VALUE]…   MRR@10 of a retrieval set, macro and micro
               confidence SET OTHER                             how confidence parts answers from what is not there
               provenance DIR [--misses]                        whether blocks of pages keep their ids through real histories
               engine [--passages N] [--corpus FILE]…           speed and memory of the engine alone
        """
    );
    return 2;
}
