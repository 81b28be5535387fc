namespace Guibiao.Reviews;

/// <summary>燈號: reached, near, far, or no value. Shown with its shape always, never by colour alone.</summary>
public enum Light
{
    Green,
    Yellow,
    Red,
    White,
}
