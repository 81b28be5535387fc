using MakeBom;

// MakeBom LOCK-FILE NUGET-FOLDER VERSION OUT: the bill of materials of what the lock file names.
var (lockFile, packages, version, output) = (args[0], args[1], args[2], args[3]);
Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(output))!);
File.WriteAllText(output, Bom.Of(File.ReadAllText(lockFile), packages, version));
